/** The application: which address shows which screen. */
import './look/fonts.css'
import './look/tokens.css'
import './look/base.css'
import './look/letter.css'
import './look/buttons.css'
import './look/fields.css'
import './look/dialogs.css'
import './look/tables.css'
import './look/parts.css'
import './look/frame.css'
import './look/lists.css'
import './look/screens.css'
import './look/rounds.css'
import './look/processes.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { makeQueryClient } from './data.ts'
import { KeysProvider } from './parts/Keys.tsx'
import { ToastProvider } from './parts/Toast.tsx'

const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <ToastProvider>
          <KeysProvider>
            <App />
          </KeysProvider>
        </ToastProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
